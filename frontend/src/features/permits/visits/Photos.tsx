import { ActionIcon, Button, Group, Stack, Text, TextInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { redrawn } from '@/lib/photo'
import { Note } from '@/ui/Note'
import { useOptional } from '@/ui/optional'
import { dropPhoto, type KeptPhoto, type KeptVisit, keepPhoto, locatePhoto, photosOf } from './kept'
import { placeNow } from './place'
import { MAX_PHOTOS } from './types'
import classes from './visits.module.css'

/** The longest side of a photo, in pixels, and how well it is kept. */
const LONGEST = 1600
const QUALITY = 0.8
const CAPTION = 200

interface PhotosProps {
  visit: KeptVisit
  /** Before the first photo: the visit itself is kept. */
  onFirst: () => Promise<void>
  /** The phone has no room left. */
  onFull: () => void
  /** +1 when photos begin to be taken in, -1 when they are, with their place. */
  onTaking: (change: 1 | -1) => void
}

/** A photo that is older was not taken where the phone is now. */
const FRESH_MS = 5 * 60_000
/** Before this, a file has no time of its own. */
const FIRST_YEAR = Date.UTC(2000, 0)

async function taken(visit: string, { lastModified }: File, blob: Blob): Promise<KeptPhoto> {
  const at = lastModified > FIRST_YEAR ? Math.min(lastModified, Date.now()) : Date.now()
  return {
    id: crypto.randomUUID(),
    visit,
    takenAt: new Date(at).toISOString(),
    jpeg: await blob.arrayBuffer(),
    place: null,
    caption: '',
  }
}

function isFresh({ takenAt }: KeptPhoto): boolean {
  return Date.now() - Date.parse(takenAt) < FRESH_MS
}

/** Photos of a visit, made small and without the camera's notes before they are kept. */
export function Photos({ visit, onFirst, onFull, onTaking }: PhotosProps) {
  const { t } = useTranslation('permits')
  const [photos, setPhotos] = useState<KeptPhoto[]>([])
  const [unread, setUnread] = useState<string[]>([])
  const [taking, setTaking] = useState(0)
  const camera = useRef<HTMLInputElement>(null)
  const gallery = useRef<HTMLInputElement>(null)
  useEffect(() => {
    let current = true
    void photosOf(visit.id).then((found) => current && setPhotos(found))
    return () => {
      current = false
    }
  }, [visit.id])
  const put = (photo: KeptPhoto) => {
    setPhotos((all) => all.map((one) => (one.id === photo.id ? photo : one)))
    keepPhoto(photo).catch(onFull)
  }
  const take = async (files: File[]) => {
    const room = files.slice(0, MAX_PHOTOS - photos.length)
    onTaking(1)
    setUnread([])
    setTaking(room.length)
    // asked once for all that were chosen together
    const where = placeNow()
    const fresh: string[] = []
    await onFirst().catch(onFull)
    for (const file of room) {
      const blob = await redrawn(file, LONGEST, QUALITY).catch(() => null)
      if (!blob) setUnread((names) => [...names, file.name])
      else {
        const photo = await taken(visit.id, file, blob)
        try {
          await keepPhoto(photo)
          setPhotos((all) => [...all, photo])
          if (isFresh(photo)) fresh.push(photo.id)
        } catch {
          onFull()
        }
      }
      setTaking((count) => count - 1)
    }
    const place = await where
    if (place) {
      setPhotos((all) => all.map((one) => (fresh.includes(one.id) ? { ...one, place } : one)))
      for (const id of fresh) await locatePhoto(id, place)
    }
    onTaking(-1)
  }
  const input = (ref: typeof camera, capture: boolean) => (
    <input
      ref={ref}
      type="file"
      accept="image/*"
      multiple
      hidden
      aria-label={t(capture ? 'visit.take' : 'visit.choose')}
      {...(capture ? { capture: 'environment' as const } : {})}
      onChange={(event) => {
        const files = [...(event.currentTarget.files ?? [])]
        event.currentTarget.value = ''
        if (files.length > 0) void take(files)
      }}
    />
  )
  const full = photos.length >= MAX_PHOTOS
  return (
    <Stack gap="xs" component="fieldset" className={classes['photos'] ?? ''}>
      <legend>{t('visit.photos', { count: photos.length, most: MAX_PHOTOS })}</legend>
      <Group gap="xs" grow>
        <Button variant="default" disabled={full || taking > 0} onClick={() => camera.current?.click()}>
          {t('visit.take')}
        </Button>
        <Button variant="default" disabled={full || taking > 0} onClick={() => gallery.current?.click()}>
          {t('visit.choose')}
        </Button>
      </Group>
      {input(camera, true)}
      {input(gallery, false)}
      <Text size="sm" c="dimmed" aria-live="polite">
        {taking > 0 ? t('visit.taking', { count: taking }) : t('visit.placeHint')}
      </Text>
      {unread.length > 0 && <Note tone="danger" title={t('visit.unread', { names: unread.join(', ') })} />}
      <Stack component="ul" gap="sm" m={0} p={0} style={{ listStyle: 'none' }}>
        {photos.map((photo, i) => (
          <li key={photo.id}>
            <Photo
              photo={photo}
              number={i + 1}
              onCaption={(caption) => put({ ...photo, caption })}
              onDrop={() => {
                setPhotos((all) => all.filter((one) => one.id !== photo.id))
                void dropPhoto(photo.id)
              }}
            />
          </li>
        ))}
      </Stack>
    </Stack>
  )
}

interface PhotoProps {
  photo: KeptPhoto
  number: number
  onCaption: (caption: string) => void
  onDrop: () => void
}

function Photo({ photo, number, onCaption, onDrop }: PhotoProps) {
  const { t } = useTranslation('permits')
  const optional = useOptional()
  const { jpeg, place } = photo
  const url = useMemo(() => URL.createObjectURL(new Blob([jpeg], { type: 'image/jpeg' })), [jpeg])
  useEffect(() => () => URL.revokeObjectURL(url), [url])
  return (
    <Group gap="xs" wrap="nowrap" align="flex-start">
      <img className={classes['thumb']} src={url} alt={t('visit.photo', { number })} />
      <div className={classes['about']}>
        <TextInput
          label={optional(t('visit.caption', { number }))}
          maxLength={CAPTION}
          value={photo.caption}
          onChange={(event) => onCaption(event.currentTarget.value)}
        />
        <Text size="sm" c="dimmed">
          {place ? t('visit.place', { metres: Math.ceil(place.accuracy) }) : t('visit.noPlace')}
        </Text>
      </div>
      <ActionIcon
        variant="default"
        size="lg"
        mt={24}
        aria-label={t('visit.drop', { number })}
        onClick={onDrop}
      >
        <IconTrash size={18} aria-hidden />
      </ActionIcon>
    </Group>
  )
}
