export default function JournalRoute() {
  return null;
}
