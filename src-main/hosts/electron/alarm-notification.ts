// The text of a desktop notification: place and kind only. A notification may be seen by anybody who passes.
import type { AlarmNews } from './messages.ts'

const words: Record<string, string> = {
  'call-bell': '呼叫铃',
  fall: '跌倒',
  smoke: '烟雾报警',
  gas: '燃气报警',
  'carbon-monoxide': '一氧化碳报警',
  'water-leak': '溢水报警',
  'heart-rate-high': '心率过快',
  'heart-rate-low': '心率过缓',
  'respiration-high': '呼吸过快',
  'respiration-low': '呼吸过缓',
  'out-of-bed': '离床超时',
  'door-open': '门未关',
  vendor: '设备报警',
  'device-silent': '设备无数据',
  'device-battery': '电量低',
  'device-tamper': '防拆报警',
  'sensor-detached': '传感器脱落',
  'broker-lost': '设备网络中断',
  'storage-failed': '存储失败',
  'fall-suspected': '疑似跌倒',
  motionless: '久无动静',
  'no-movement': '久无体动',
  'spo2-low': '血氧过低',
  'blood-pressure': '血压异常',
  'body-temperature': '体温异常',
  glucose: '血糖异常',
  'room-temperature': '室温异常',
  'device-flood': '设备消息过多',
  'device-clash': '设备编号冲突',
  'disk-low': '磁盘空间不足',
  'clock-jump': '时钟跳变',
  'sound-off': '声音未响',
  'patrol-missed': '防火巡查未巡',
  backlog: '消息积压',
}

export type NotificationText = { title: string; body: string; isUrgent: boolean }

/** Null for low alarms: they wait on the wall and in the list. */
export function notificationOf(alarm: AlarmNews): NotificationText | null {
  if (alarm.priority === 'low') return null
  const mark = alarm.priority === 'high' ? '▲' : '◆'
  return {
    title: `${mark} ${alarm.placeLabel}`,
    body: words[alarm.alarmKind] ?? alarm.alarmKind,
    isUrgent: alarm.priority === 'high',
  }
}
