/** Of scripts in /shell/, those that a service does not have are the shared ones, as when it serves them. */
const SHARED = new URL('../../main/resources/shell/', import.meta.url);

export async function resolve(specifier, context, next) {
  try {
    return await next(specifier, context);
  } catch (fault) {
    const [, script] = /\/shell\/([^/]+\.js)$/.exec(new URL(specifier, context.parentURL).pathname) ?? [];
    if (fault.code !== 'ERR_MODULE_NOT_FOUND' || script === undefined) throw fault;
    return next(new URL(script, SHARED).href, context);
  }
}
