// The tray shows that the console is alive and how many alarms are open; closing the window does not end the watch.
import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'

export type TrayActions = { show(): void; quit(): void }
export type AppTray = { setOpenAlarms(count: number): void }

export function createTray(actions: TrayActions): AppTray {
  const icon = nativeImage.createFromPath(join(import.meta.dirname, '../../resources/icons/tray.png'))
  const tray = new Tray(icon)
  tray.on('click', actions.show)
  function setOpenAlarms(count: number): void {
    tray.setToolTip(count > 0 ? `颐安台：${count} 个报警未关闭` : '颐安台：正在监测')
    tray.setContextMenu(
      Menu.buildFromTemplate([
        { label: count > 0 ? `${count} 个报警未关闭` : '没有未关闭的报警', enabled: false },
        { label: '打开', click: actions.show },
        { type: 'separator' },
        { label: '退出（停止监测）', click: actions.quit },
      ]),
    )
  }
  setOpenAlarms(0)
  return { setOpenAlarms }
}
