// Checks the findings of both runs.

def log = new File(basedir, 'build.log').getText('UTF-8')
[
  'openapi.yaml: no findings',
  'error [property-removed]'
].each { line ->
  if (!log.contains(line)) {
    throw new AssertionError("build.log must contain: $line" as Object)
  }
}
return true
