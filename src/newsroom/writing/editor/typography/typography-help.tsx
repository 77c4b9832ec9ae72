import { Button, Group, Modal, SegmentedControl, Stack, Text } from '@mantine/core'
import { type Editor, useEditorState } from '@tiptap/react'
import { useState } from 'react'
import type { Language } from '../../../../language/languages.ts'
import { useWords } from '../../../words.ts'
import { TextDifference } from '../../difference/text-difference.tsx'
import { words } from '../words.ts'
import { accept, proposalsFor } from './proposals.ts'

interface Props {
  editor: Editor
  language: Language
  onClose(): void
}

/** Offers better punctuation; nothing changes before a press. */
export function TypographyHelp({ editor, language, onClose }: Props) {
  const w = useWords(words)
  const [scope, setScope] = useState<'block' | 'whole'>('whole')
  const proposals = useEditorState({
    editor,
    selector: ({ editor: now }) => proposalsFor(now, language, scope),
  })
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
          {proposals.length > 0 ? w.typographyHint : w.typographyNone}
        </Text>
        <ul className="body-proposals">
          {proposals.map((proposal) => (
            <li key={proposal.at}>
              <TextDifference before={proposal.before} after={proposal.after} language={language} fine />
              <Button size="xs" variant="light" onClick={() => accept(editor, [proposal])}>
                {w.accept}
              </Button>
            </li>
          ))}
        </ul>
        {proposals.length > 0 && (
          <Group justify="flex-end">
            <Button onClick={() => accept(editor, proposals)}>{w.acceptAll}</Button>
          </Group>
        )}
      </Stack>
    </Modal>
  )
}
