// A photo of a phone has ten times the pixels an inspector needs: it is drawn smaller before it is sent, with what the camera wrote in it.
import { exifSegmentOf, withExifSegment } from './exif-segment.ts'

const LONGEST_SIDE_PX = 1_920
const JPEG_QUALITY = 0.85
/** Smaller files are sent as they are. */
const WORTH_SHRINKING_BYTES = 600 * 1024

/** The smaller copy, or the file itself when it is small, no JPEG, or cannot be drawn: the console then says what is wrong with it. */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.type !== 'image/jpeg' || file.size <= WORTH_SHRINKING_BYTES) return file
  try {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' })
    const scale = Math.min(1, LONGEST_SIDE_PX / Math.max(picture.width, picture.height))
    const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height)
    picture.close()
    const drawn = await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })
    const copy = withExifSegment(new Uint8Array(await drawn.arrayBuffer()), exifSegmentOf(bytes))
    return copy.length < file.size ? new File([copy], file.name, { type: 'image/jpeg' }) : file
  } catch {
    return file
  }
}
