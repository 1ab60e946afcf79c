// The sheet as one HTML page that needs nothing else: no console, no network, no script. A4, black on white, boxes to tick by hand.
import { dayOf, startOfDay } from '#shared/contract/days.ts'
import type {
  LastSeen,
  Mobility,
  RollCallMark,
  RollCallPerson,
  RollCallSheet,
} from '#shared/features/roll-call/roll-call.model.ts'
import { byFloor, countRollCall, isToFind } from '#shared/features/roll-call/roll-call.rules.ts'

const mobilityWords: Readonly<Record<Mobility, string>> = {
  walks: '可自行走动',
  'with-help': '需人搀扶',
  wheelchair: '轮椅',
  'bed-bound': '卧床',
}
const seenWords: Readonly<Record<LastSeen['how'], string>> = {
  'in-bed': '床垫感应在床',
  'left-bed': '离床',
  bell: '按铃',
}
const markWords: Readonly<Record<RollCallMark, string>> = {
  unchecked: '□',
  found: '☑ 已找到',
  evacuated: '☑ 已撤离',
  missing: '☒ 未找到',
}

/** 'YYYY-MM-DD HH:mm' in the home's zone. */
export function minuteOf(at: number): string {
  const day = dayOf(at)
  const minutes = Math.floor((at - startOfDay(day)) / 60_000)
  const two = (value: number): string => String(value).padStart(2, '0')
  return `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

function ageOf(seen: LastSeen, now: number): string {
  const minutes = Math.max(0, Math.floor((now - seen.at) / 60_000))
  const age = minutes < 60 ? `${minutes} 分前` : `${Math.floor(minutes / 60)} 时 ${minutes % 60} 分前`
  return `${seenWords[seen.how]} ${minuteOf(seen.at).slice(11)}（${age}）`
}

export function mobilityWord(mobility: Mobility | null): string {
  return mobility === null ? '未记录' : mobilityWords[mobility]
}

export function lastSeenWord(seen: LastSeen | null, now: number): string {
  return seen === null ? '无记录' : ageOf(seen, now)
}

function personRow(person: RollCallPerson, mark: RollCallMark, now: number): string {
  const cells = [
    markWords[mark],
    person.bedLabel ?? '无床位',
    person.name,
    `${person.sex === 'male' ? '男' : '女'} ${person.age ?? '年龄未记录'}`,
    mobilityWord(person.mobility),
    lastSeenWord(person.lastSeen, now),
    '',
  ]
  return `<tr>${cells.map((cell) => `<td>${escapeHtml(cell)}</td>`).join('')}</tr>`
}

const head =
  '<tr><th scope="col">点到</th><th scope="col">床位</th><th scope="col">姓名</th><th scope="col">性别 年龄</th><th scope="col">行动</th><th scope="col">最后动静</th><th scope="col">备注</th></tr>'

const style = `@page{size:A4;margin:12mm}*{box-sizing:border-box}body{font:12px/1.35 "Microsoft YaHei","Noto Sans CJK SC",sans-serif;color:#000;background:#fff;margin:12px}
h1{font-size:20px;margin:0 0 4px}h2{font-size:15px;margin:12px 0 4px;break-after:avoid}p{margin:2px 0}table{width:100%;border-collapse:collapse}
th,td{border:1px solid #000;padding:3px 5px;text-align:left}th{font-weight:700}tr{break-inside:avoid}td:first-child{font-size:15px;white-space:nowrap}.drill{border:2px solid #000;padding:2px 8px;font-weight:700}`

export type SheetPageOptions = {
  /** Marks made so far, by resident. */
  marks?: ReadonlyMap<string, RollCallMark>
  isDrill?: boolean
  /** Why the page was made, in words. */
  cause?: string | null
}

/** The page of a sheet; names are escaped, nothing is loaded from anywhere. */
export function sheetPage(sheet: RollCallSheet, options: SheetPageOptions = {}): string {
  const counts = countRollCall(sheet.people, [])
  const toFind = sheet.people.filter(isToFind)
  const away = sheet.people.filter((person) => !isToFind(person))
  const { mobility } = counts
  const floors = byFloor(toFind).map(({ floorName, people }) => {
    const rows = people.map((person) =>
      personRow(person, options.marks?.get(person.residentId) ?? 'unchecked', sheet.at),
    )
    return `<h2>${escapeHtml(floorName ?? '无床位')}（${people.length} 人）</h2><table><thead>${head}</thead><tbody>${rows.join('')}</tbody></table>`
  })
  const awayRows = away.map((person) => {
    const where = person.whereabouts === 'on-leave' ? '请假' : '住院'
    const back = person.returnsOn === null ? '返回日未定' : `预计 ${person.returnsOn} 返回`
    return `<tr><td>${escapeHtml(person.bedLabel ?? '')}</td><td>${escapeHtml(person.name)}</td><td>${where}</td><td>${back}</td></tr>`
  })
  const awayTable = awayRows.length === 0 ? '<p>无</p>' : `<table><tbody>${awayRows.join('')}</tbody></table>`
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>点名表</title><style>${style}</style></head><body>
<h1>${escapeHtml(sheet.facilityName)} 点名表${options.isDrill ? ' <span class="drill">演练</span>' : ''}</h1>
<p>制表 ${minuteOf(sheet.at)}${options.cause ? ` · ${escapeHtml(options.cause)}` : ''}</p>
<p><b>应找到 ${counts.toFind} 人</b>：卧床 ${mobility['bed-bound']}，轮椅 ${mobility.wheelchair}，需人搀扶 ${mobility['with-help']}，可自行走动 ${mobility.walks}，行动未记录 ${mobility.unknown}</p>
<p>不在院 ${away.length} 人（请假 ${counts.onLeave}，住院 ${counts.inHospital}），不必寻找，列于表末</p>
<p>访客与当班人员：系统不掌握，请现场登记：________________________________</p>
${floors.join('\n')}
<h2>不在院</h2>${awayTable}
<p>点名人：____________ 时间：________ 全部找到：□ 是 □ 否，未找到：____________________</p>
</body></html>
`
}
