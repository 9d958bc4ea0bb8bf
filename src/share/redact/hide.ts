/** Where something stands that may be a secret: what a person is asked about when they want to keep it. */
export interface Place {
  readonly kind: PlaceKind;
  /** The name of the header, parameter, cookie or field, in the sender's spelling; '' where there is none. */
  readonly name: string;
}

export type PlaceKind =
  | 'header'
  | 'cookie'
  | 'query'
  | 'form'
  | 'field'
  | 'path'
  | 'sign-in'
  | 'fragment'
  | 'text'
  | 'body';

/** Takes what may be a secret and gives what is shown in its place: the thing itself where a person chose to keep it. */
export type Hide = (secret: string, place: Place) => string;
