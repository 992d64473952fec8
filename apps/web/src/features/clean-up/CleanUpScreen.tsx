export function CleanUpScreen() {
  return null;
}
