/**
 * Nothing leaves the machine and the page reaches nothing but its bridge. Several layers stop the same thing on purpose:
 * the content security policy, the request filter and the resolver rules each suffice alone.
 */
import { app, session } from 'electron';
import { isPageAddress } from './hosts/electron/app-protocol';

const SWITCHES = [
  'disable-background-networking',
  'disable-breakpad',
  'disable-component-update',
  'disable-default-apps',
  'disable-domain-reliability',
  'disable-sync',
  'no-first-run',
  'no-pings',
  'no-proxy-server',
];
const FEATURES_OFF = [
  'AsyncDns',
  'CertificateTransparencyComponentUpdater',
  'DnsOverHttps',
  'MediaRouter',
  'NetworkTimeServiceQuerying',
  'OptimizationHints',
  'SafeBrowsing',
  'Translate',
];

/** Before the app is ready. */
export function lockCommandLine(): void {
  for (const name of SWITCHES) app.commandLine.appendSwitch(name);
  app.commandLine.appendSwitch('disable-features', FEATURES_OFF.join(','));
  // Covers addresses given as numbers too.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}

function isOwnRequest(address: string): boolean {
  const { protocol } = new URL(address);
  if (protocol === 'data:' || protocol === 'blob:') return true;
  if (protocol === 'devtools:') return !app.isPackaged;
  return isPageAddress(address);
}

const WRITES_CLIPBOARD = 'clipboard-sanitized-write';

/** When the app is ready, before the first window. */
export function lockSession(): void {
  const current = session.defaultSession;
  // The page may put pictures of its charts on the clipboard, on a click; it may read nothing from there, nor use anything else.
  current.setPermissionRequestHandler((_contents, permission, answer) => answer(permission === WRITES_CLIPBOARD));
  current.setPermissionCheckHandler((_contents, permission) => permission === WRITES_CLIPBOARD);
  current.setDevicePermissionHandler(() => false);
  // Switching the spell checker off does not stop the download of its dictionaries; having no language does.
  current.setSpellCheckerLanguages([]);
  current.setSpellCheckerEnabled(false);
  current.webRequest.onBeforeRequest((details, answer) => answer({ cancel: !isOwnRequest(details.url) }));
  // Files leave through the shell's save dialog alone.
  current.on('will-download', (event) => event.preventDefault());
}

/** Before the first window: holds for every page there will ever be. */
export function guardNavigation(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event, address) => {
      if (!isPageAddress(address)) event.preventDefault();
    });
    contents.on('will-redirect', (event) => event.preventDefault());
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
    // WebRTC passes by the content security policy, the request filter and the resolver rules.
    contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  });
}
