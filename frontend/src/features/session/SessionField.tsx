import TextField, { type TextFieldProps } from '@mui/material/TextField';

interface SessionFieldProps {
  name: string;
  label: string;
  autoComplete: string;
  autoFocus?: boolean;
  hint?: string;
  error?: string;
  slotProps?: TextFieldProps['slotProps'];
  type?: string;
}

/** A required line of text that says its hint, or what was wrong with it. */
export function SessionField({ hint, error, slotProps, ...field }: SessionFieldProps) {
  return (
    <TextField
      {...field}
      required
      fullWidth
      error={error !== undefined}
      helperText={error ?? hint}
      slotProps={{ ...slotProps, inputLabel: { required: false } }}
    />
  );
}
