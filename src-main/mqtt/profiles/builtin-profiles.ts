// The profiles that come with the house. Imported, so that a bundle carries them along; checked once, when they are first needed.
import { DeviceProfile } from '#shared/features/device-profiles/device-profile.model.ts'
import alink from '../../../resources/device-profiles/alink.json' with { type: 'json' }
import badgeReader from '../../../resources/device-profiles/badge-reader.json' with { type: 'json' }
import bleGateway from '../../../resources/device-profiles/ble-gateway.json' with { type: 'json' }
import huawei from '../../../resources/device-profiles/huawei-iotda.json' with { type: 'json' }
import jetlinks from '../../../resources/device-profiles/jetlinks.json' with { type: 'json' }
import kati from '../../../resources/device-profiles/kati-watch.json' with { type: 'json' }
import radarFall from '../../../resources/device-profiles/radar-fall.json' with { type: 'json' }
import simpleIot from '../../../resources/device-profiles/simple-iot.json' with { type: 'json' }
import thingsboard from '../../../resources/device-profiles/thingsboard.json' with { type: 'json' }
import tuya from '../../../resources/device-profiles/tuya-status.json' with { type: 'json' }

const sources = [alink, huawei, jetlinks, tuya, thingsboard, kati, bleGateway, radarFall, simpleIot, badgeReader]
let checked: readonly DeviceProfile[] | null = null

/** @throws when a file under resources/device-profiles was broken. */
export function builtinProfiles(): readonly DeviceProfile[] {
  checked ??= sources.map((source) => DeviceProfile.parse(source))
  return checked
}
