// What each table and column means, for the README of an export: a home must be able to read its data without this product.

import { COMMON_COLUMNS, FEATURE_TABLE_NOTES } from './feature-table-notes.ts'

export interface TableNote {
  note: string
  columns?: Readonly<Record<string, string>>
}

export type TableNotes = Readonly<Record<string, TableNote>>

export const RECORDS_TABLE_NOTES: TableNotes = {
  ...FEATURE_TABLE_NOTES,
  migrations: {
    note: '数据库结构升级记录 / which schema files were applied, in order',
    columns: {
      name: '文件名 / file name',
      sha256: '文件摘要 / hash of the file',
      applied_at: '执行时刻 / moment it was applied',
    },
  },
  audit_log: {
    note: '审计日志，只增不改 / who did what, when and why; append-only, each row holds the hash of the one before',
    columns: {
      seq: '序号，从 1 连续 / number, from 1 without gaps',
      at: '时刻 / moment of the act',
      actor_id: '操作人，空为系统 / who acted; empty for the system itself',
      actor_role: '操作人角色 / in which role',
      seat: '操作席位 / from which desktop or browser',
      action: '动作 / act, feature.verb',
      object_type: '对象类别 / kind of record',
      object_id: '对象编号 / id of the record',
      before_json: '变更前 / record before, JSON',
      after_json: '变更后 / record after, JSON',
      reason: '原因 / reason given',
      prev_hash: '前一行摘要 / hash of the row before',
      hash: '本行摘要 / SHA-256 of this row and prev_hash',
    },
  },
}

export const TELEMETRY_TABLE_NOTES: TableNotes = {
  migrations: RECORDS_TABLE_NOTES.migrations as TableNote,
  readings: {
    note: '设备读数 / readings as devices sent them; without value and text the device said it does not know',
    columns: {
      device_id: '设备编号 / id of the device',
      at: '接收时刻 / moment of reception',
      capability: '能力项 / what was measured',
      value: '数值 / number',
      text: '文字值 / word',
    },
  },
  reading_series: {
    note: '读数序列（设备与能力项），readings 由此合成 / series of readings; `readings` is made of them',
  },
  series_readings: {
    note: '序列中的读数，readings 由此合成 / readings by number of their series; `readings` is made of them',
  },
  device_latest: {
    note: '设备最新读数 / last reading of each device and capability',
    columns: {
      device_id: '设备编号 / id of the device',
      capability: '能力项 / what was measured',
      value: '数值 / number',
      text: '文字值 / word',
      at: '接收时刻 / moment of reception',
      device_at: '设备自报时刻 / moment by the device\u2019s own clock',
      retained: '1 为代理保留消息 / 1 when the broker repeated an old message',
    },
  },
  reading_journal: {
    note: '尚未归入 readings 的读数批次 / batches of readings not yet sorted into readings',
    columns: {
      rows_json: '读数 JSON：设备、时刻、各能力项及其值 / device, moments, then each capability with its value',
    },
  },
  readings_minute: {
    note: '每分钟汇总 / what a minute of readings comes to',
    columns: {
      device_id: '设备编号 / id of the device',
      capability: '能力项 / what was measured',
      at: '该分钟起始时刻 / start of the minute',
      lowest: '最低值 / lowest reading',
      highest: '最高值 / highest reading',
      mean: '平均值 / mean of the readings',
      readings: '读数个数 / how many readings with a value were stored',
      present_seconds: '有人的秒数，仅限在床与有人感应 / seconds somebody was there, for words of presence only',
    },
  },
  readings_hour: {
    note: '每小时汇总 / what an hour of readings comes to',
    columns: {
      device_id: '设备编号 / id of the device',
      capability: '能力项 / what was measured',
      at: '该小时起始时刻 / start of the hour',
      lowest: '最低值 / lowest reading',
      highest: '最高值 / highest reading',
      mean: '平均值 / mean of the readings',
      readings: '读数个数 / how many readings with a value were stored',
      present_seconds: '有人的秒数，仅限在床与有人感应 / seconds somebody was there, for words of presence only',
    },
  },
}

const BY_SUFFIX: readonly (readonly [RegExp, string])[] = [
  [/(?:^|_)at$/, '时刻，UTC 毫秒 / instant, milliseconds since 1970 UTC'],
  [/_on$/, '日期 YYYY-MM-DD / calendar day in Asia/Shanghai'],
  [/_json$/, 'JSON'],
  [/^id$/, '编号 / id (UUIDv7)'],
  [/_id$/, '所指记录编号 / id of the record referred to'],
  [/^(?:is|has|can)_/, '1 是 0 否 / 1 yes, 0 no'],
  [/_ms$/, '毫秒 / milliseconds'],
  [/_cents?$/, '分（人民币）/ 1/100 yuan'],
]

/** The table's own words for a column, with the unit its name implies; empty when neither says anything. */
export function describeColumn(notes: TableNotes, table: string, column: string): string {
  const own = notes[table]?.columns?.[column] ?? COMMON_COLUMNS[column]
  const unit = BY_SUFFIX.find(([pattern]) => pattern.test(column))?.[1]
  return [own, unit].filter((part) => part !== undefined).join('; ')
}
