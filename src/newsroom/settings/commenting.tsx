import { Checkbox, NumberInput, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import type { PublicationToEdit } from '../../contract/publication.ts'
import { blockedWordsIn } from '../../language/obfuscation/blocked-words.ts'
import { defineMessages, useMessages } from '../messages.ts'
import type { Form } from '../ui/forms/form.ts'
import classes from './settings.module.css'

const messages = defineMessages({
  ar: {
    open: 'يعلّق القراء على المواد',
    openHint: 'إن ألغيته أُغلقت التعليقات في كل المواد، وبقي ما كُتب.',
    guests: 'يعلّق الزوار باسم وبلا حساب',
    guestsHint: 'تعليقاتهم تُقرأ دائمًا قبل النشر.',
    closeAfter: 'إغلاق التعليقات بعد (أيام)',
    closeAfterHint: 'اتركه فارغًا لتبقى مفتوحة.',
    blocked: 'الكلمات المحظورة',
    blockedHint:
      'كلمة أو عبارة في كل سطر. تُكتشف مهما كُتبت: بالحركات والتطويل والتكرار والرموز بين الحروف، ومع و ف ب ل ك ال يا. ولا تُكتشف داخل كلمة أخرى إلا بنجمة: «حقير*» ترى «حقيرون» أيضًا. التعليق الذي فيه إحداها ينتظر مشرفًا، ولا يُحذف.',
    tooLong: 'كل كلمة أو عبارة 60 حرفًا على الأكثر، وألف على الأكثر.',
    tryIt: 'جرّب نصًا',
    tryHint: 'اكتب كما يكتب من يتحايل: هل تُكتشف الكلمة؟',
    nothing: 'لا كلمة محظورة فيه.',
    sees: 'اكتُشف:',
    listed: (word: string) => `(«${word}»)`,
  },
  en: {
    open: 'Readers comment on articles',
    openHint: 'Otherwise comments are closed below every article; existing ones stay.',
    guests: 'Guests comment with a name and no account',
    guestsHint: 'Their comments are always read first.',
    closeAfter: 'Close comments after (days)',
    closeAfterHint: 'Leave it empty to keep them open.',
    blocked: 'Blocked words',
    blockedHint:
      'A word or phrase on each line. Found however it is written: with vowel marks, stretched, repeated letters, signs between letters, and with و ف ب ل ك ال يا. Not within another word, unless with a star: “spam*” also finds “spammer”. A comment with one waits for a moderator; it is not deleted.',
    tooLong: 'Each is 60 characters at most, and there are a thousand at most.',
    tryIt: 'Try a text',
    tryHint: 'Write it the way someone hiding it would: is it found?',
    nothing: 'No blocked word found.',
    sees: 'Found:',
    listed: (word: string) => `(“${word}”)`,
  },
})

/** Settings for comments, and the words that make a comment wait for moderation. */
export function Commenting({ form: { values, set, errors } }: { form: Form<PublicationToEdit> }) {
  const w = useMessages(messages)
  const isListWrong = Object.keys(errors).some((field) => field.startsWith('blockedWords'))
  return (
    <>
      <Checkbox
        label={w.open}
        description={w.openHint}
        checked={values.commentsOpen}
        onChange={({ currentTarget }) => set({ commentsOpen: currentTarget.checked })}
      />
      <Checkbox
        label={w.guests}
        description={w.guestsHint}
        checked={values.guestsComment}
        onChange={({ currentTarget }) => set({ guestsComment: currentTarget.checked })}
      />
      <NumberInput
        label={w.closeAfter}
        description={w.closeAfterHint}
        value={values.commentsCloseAfterDays ?? ''}
        onChange={(days) => set({ commentsCloseAfterDays: days === '' ? null : Number(days) })}
        error={errors.commentsCloseAfterDays}
        min={1}
        max={3650}
        allowDecimal={false}
        clampBehavior="strict"
        maw="20rem"
      />
      <Textarea
        label={w.blocked}
        description={w.blockedHint}
        value={values.blockedWords.join('\n')}
        onChange={({ currentTarget }) => set({ blockedWords: currentTarget.value.split('\n') })}
        error={isListWrong && w.tooLong}
        autosize
        minRows={4}
        maxRows={14}
      />
      <Trial list={values.blockedWords} />
    </>
  )
}

/** Tests the list on a text before it is saved. */
function Trial({ list }: { list: string[] }) {
  const w = useMessages(messages)
  const [text, setText] = useState('')
  const found = text === '' ? [] : blockedWordsIn(text, list)
  return (
    <div className={classes.example}>
      <TextInput
        label={w.tryIt}
        description={w.tryHint}
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
        maxLength={500}
      />
      <Text size="sm" mt="xs" role="status">
        {text !== '' && found.length === 0 && w.nothing}
        {found.length > 0 && (
          <>
            {w.sees}{' '}
            {found.map(({ seen, word, start }, at) => (
              <span key={start}>
                {at > 0 && '، '}
                <strong>
                  <bdi>{seen}</bdi>
                </strong>{' '}
                {w.listed(word)}
              </span>
            ))}
          </>
        )}
      </Text>
    </div>
  )
}
