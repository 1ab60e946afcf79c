// Every report and every version of its form. A new report or a new version is one more line here.
import type { ReportModule } from './definition.ts'
import { r02Module } from './r02/r02.ts'
import { r04Module } from './r04/r04.ts'
import { r06Module } from './r06/r06.ts'
import { r07Module } from './r07/r07.ts'
import { r08Module } from './r08/r08.ts'
import { r09Module } from './r09/r09.ts'
import { r10Module } from './r10/r10.ts'
import { r11Module } from './r11/r11.ts'
import { r12Module } from './r12/r12.ts'
import { r13Module } from './r13/r13.ts'
import { r14Module } from './r14/r14.ts'
import { r15Module } from './r15/r15.ts'
import { r19Module } from './r19/r19.ts'
import { r20Module } from './r20/r20.ts'
import { r21Module } from './r21/r21.ts'
import { r23Module } from './r23/r23.ts'
import { r24Module } from './r24/r24.ts'

export const reportModules: readonly ReportModule[] = [
  r02Module,
  r04Module,
  r06Module,
  r07Module,
  r08Module,
  r09Module,
  r10Module,
  r11Module,
  r12Module,
  r13Module,
  r14Module,
  r15Module,
  r19Module,
  r20Module,
  r21Module,
  r23Module,
  r24Module,
]
