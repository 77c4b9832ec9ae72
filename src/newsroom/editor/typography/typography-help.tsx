import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { type Editor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import type { Language } from '../../../language/languages.ts'
import { suggestTypography } from '../../../language/typography.ts'
import { TextDifference } from '../../diff/text-difference.tsx'
import { useMessages } from '../../messages.ts'
import { messages } from '../messages.ts'
import type { PlainText } from '../props.ts'
import { accept, proposalsFor } from './proposals.ts'

interface Props {
  editor: Editor
  texts: PlainText[]
  language: Language
  onClose(): void
}

/** Suggests better punctuation; applies it only on request. */
export function TypographyHelp({ editor, texts, language, onClose }: Props) {
  const w = useMessages(messages)
  const [scope, setScope] = useState<'block' | 'whole'>('whole')
  const proposals = useEditorState({
    editor,
    selector: ({ editor: now }) => proposalsFor(now, language, scope),
  })
  const found = texts
    .map((text) => ({ ...text, after: suggestTypography(text.text, language) }))
    .filter(({ text, after }) => scope === 'whole' && after !== text)
  const isEmpty = proposals.length === 0 && found.length === 0
  function acceptAll() {
    accept(editor, proposals)
    for (const { change, after } of found) change(after)
  }
  return (
    <Modal
      opened
      size="lg"
      onClose={onClose}
      title={w.typographyTitle}
      closeButtonProps={{ 'aria-label': w.close }}
    >
      <Stack gap="sm">
        <SegmentedControl
          aria-label={w.typographyScope}
          value={scope}
          onChange={(chosen) => setScope(chosen === 'block' ? 'block' : 'whole')}
          data={[
            { value: 'whole', label: w.typographyWhole },
            { value: 'block', label: w.typographyBlock },
          ]}
        />
        <Text size="sm" c="dimmed" role="status">
          {isEmpty ? w.typographyNone : w.typographyHint}
        </Text>
        <ul className="body-proposals">
          {found.map(({ label, text, after, change }) => (
            <li key={label}>
              <div>
                <Text size="xs" c="dimmed">
                  {label}
                </Text>
                <TextDifference before={text} after={after} language={language} fine />
              </div>
              <Button size="xs" variant="light" onClick={() => change(after)}>
                {w.accept}
              </Button>
            </li>
          ))}
          {proposals.map((proposal) => (
            <li key={proposal.at}>
              <TextDifference before={proposal.before} after={proposal.after} language={language} fine />
              <Button size="xs" variant="light" onClick={() => accept(editor, [proposal])}>
                {w.accept}
              </Button>
            </li>
          ))}
        </ul>
        {!isEmpty && (
          <Group justify="flex-end">
            <Button onClick={acceptAll}>{w.acceptAll}</Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
