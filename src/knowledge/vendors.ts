import type { VendorWords } from './entry.ts';
import { appHosts } from './vendor-codes/app-hosts.ts';
import { awsLoadBalancer } from './vendor-codes/aws-load-balancer.ts';
import { cloudflare } from './vendor-codes/cloudflare.ts';
import { envoy } from './vendor-codes/envoy.ts';
import { grpc } from './vendor-codes/grpc.ts';
import { heroku } from './vendor-codes/heroku.ts';
import { iisClientErrors } from './vendor-codes/iis-client-errors.ts';
import { iisServerErrors } from './vendor-codes/iis-server-errors.ts';
import { nginx } from './vendor-codes/nginx.ts';
import { platforms } from './vendor-codes/platforms.ts';
import { vercel } from './vendor-codes/vercel.ts';

/** Codes, and meanings of codes, that vendors made up. */
export const vendorCodes: readonly VendorWords[] = [
  ...cloudflare,
  ...nginx,
  ...awsLoadBalancer,
  ...vercel,
  ...heroku,
  ...envoy,
  ...iisClientErrors,
  ...iisServerErrors,
  ...platforms,
  ...appHosts,
  ...grpc,
];
