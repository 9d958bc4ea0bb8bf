/** Whether a window can be shown. On macOS and Windows it can; elsewhere a display server has to be named. */
export function hasDisplay() {
  if (process.platform === 'darwin' || process.platform === 'win32') return true;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}
