export default function CollectionRoute() {
  return null;
}
