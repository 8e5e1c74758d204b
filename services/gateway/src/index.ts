export { ensureAccount, type NewAccount } from './accounts/local-accounts.js';
export { createGateway, type Gateway, type GatewayDeps } from './app.js';
export { type GatewayConfig, gatewayConfig, gatewayEnvironment } from './config.js';
export { openApiDocument } from './openapi/document.js';
