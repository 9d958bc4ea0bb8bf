/**
 * What the page itself told about a request, when it was asked (the switch "Watch the page"): Chrome gives an extension
 * none of this. Every text is a stranger's, and cut to a bounded length by capture.
 */
export type PageReport =
  | {
      /** An event `securitypolicyviolation` (CSP3 §5.1). */
      readonly kind: 'policy-violation';
      /** When the page saw it, in ms since 1970; null where that was before it was asked. */
      readonly at: number | null;
      /** The directive that was violated: "connect-src". */
      readonly directive: string;
      /** The address that was stopped, or "inline", "eval" …. */
      readonly blocked: string;
      /** The whole policy as the page has it, '' where the browser does not tell. */
      readonly policy: string;
      readonly sourceFile: string;
      readonly line: number | null;
    }
  | {
      /** A WebSocket was closed (RFC 6455 §7.1). */
      readonly kind: 'socket-closed';
      readonly at: number;
      readonly url: string;
      /** RFC 6455 §7.4. */
      readonly code: number;
      readonly reason: string;
      readonly clean: boolean;
    }
  | {
      /** An `error` event of an element that loads a file: the browser did not use it. */
      readonly kind: 'file-refused';
      readonly at: number;
      readonly url: string;
      /** The element in lower case: "script", "link", "img". */
      readonly element: string;
      /** Whether the element bears the attribute `integrity`. */
      readonly integrity: boolean;
      /** Whether it is a module script. */
      readonly module: boolean;
    }
  | {
      /** A promise that failed and that no code of the page looked after. */
      readonly kind: 'unhandled-rejection';
      readonly at: number;
      readonly message: string;
      readonly sourceFile: string;
      readonly line: number | null;
    };
