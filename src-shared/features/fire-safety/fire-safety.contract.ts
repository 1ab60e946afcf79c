// What concerns fire as a whole: the timeline and the detectors. No health data, no names of residents.
import * as z from 'zod'
import { needs } from '../../contract/procedure.ts'
import { Detector, FireEvent, FireSpan } from './fire-safety.model.ts'

export const fireSafetyContract = {
  /** Both days inside, newest first, at most 1,000 lines. */
  timeline: needs('fire-safety.read').input(FireSpan).output(z.array(FireEvent)),
  /** Smoke and gas detectors in use, by place. */
  detectors: needs('fire-safety.read').output(z.array(Detector)),
}
