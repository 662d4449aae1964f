export default function SetupFilesRoute() {
  return null;
}
