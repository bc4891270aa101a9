/** Hooks are for who commits: where only what the package needs to run is installed, there is no husky and no hook. */
try {
  const { default: husky } = await import('husky');
  console.log(husky());
} catch (error) {
  if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
}
