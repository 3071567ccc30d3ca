/** The least that Electron can do: one window with one line of text. */
const { app, BrowserWindow } = require('electron');

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<p class="ready">ready</p>');
});
app.on('window-all-closed', () => app.quit());
