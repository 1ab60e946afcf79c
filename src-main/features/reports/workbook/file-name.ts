// {行政区划码}_{机构简称}_{表号}_{YYYYMM}_v{n}.xlsx, safe on Windows. Unknown parts are named as unknown, never left out.
import type { FrozenReport } from '../frozen-report.ts'

const LONGEST_SHORT_NAME = 40

export function workbookFileName({ unit, content }: Pick<FrozenReport, 'unit' | 'content'>, version: number): string {
  const area = safePart(unit?.areaCode ?? '') || '区划未填'
  const name = safePart(unit?.shortName ?? '') || '机构未填'
  return `${area}_${name}_${content.code}_${content.period.replace('-', '')}_v${version}.xlsx`
}

function safePart(text: string): string {
  return [...text.normalize('NFC').replaceAll(/[\p{Cc}<>:"/\\|?*_]/gu, ' ')]
    .slice(0, LONGEST_SHORT_NAME)
    .join('')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/^[. ]+|[. ]+$/g, '')
}
