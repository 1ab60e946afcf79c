// Every report and every version of its form. A new report or a new version is one more line here.
import type { ReportModule } from './definition.ts'
import { r02Module } from './r02/r02.ts'
import { r04Module } from './r04/r04.ts'
import { r09Module } from './r09/r09.ts'
import { r10Module } from './r10/r10.ts'
import { r13Module } from './r13/r13.ts'
import { r20Module } from './r20/r20.ts'
import { r21Module } from './r21/r21.ts'
import { r24Module } from './r24/r24.ts'

export const reportModules: readonly ReportModule[] = [
  r02Module,
  r04Module,
  r09Module,
  r10Module,
  r13Module,
  r20Module,
  r21Module,
  r24Module,
]
