// Checks the dependencies of the generated client and the output of the build.

def log = new File(basedir, 'build.log').getText('UTF-8')

[
  'jackson-2': ['feign-core', 'feign-records-runtime', 'jackson-annotations', 'jackson-core', 'jackson-databind', 'jspecify'],
  'jackson-3': ['feign-core', 'feign-records-runtime', 'jackson-annotations', 'jackson-core', 'jackson-databind', 'jspecify']
].each { profile, allowed ->
  def jars = new File(basedir, "target/${profile}.classpath").text.trim().split(File.pathSeparator).collect { new File(it).name }.sort()
  if (jars.collect { it.replaceFirst(/-\d.*/, '') } != allowed) {
    throw new AssertionError("With $profile the runtime class path must contain exactly ${allowed.join(', ')}. It contains ${jars.join(', ')}" as Object)
  }
  def databind = jars.find { it.startsWith('jackson-databind-') }
  if (!databind.startsWith("jackson-databind-${profile[-1]}.")) {
    throw new AssertionError("With $profile the build uses $databind" as Object)
  }
}

def metadata = 'META-INF/native-image/com.example/repairs/reachability-metadata.json'
def entries = new java.util.zip.ZipFile(new File(basedir, 'target/repairs-1.jar')).withCloseable { zip -> zip.entries().collect { it.name } }
def found = entries.findAll { it.startsWith('META-INF/native-image/') && !it.endsWith('/') }
if (found != [metadata]) {
  throw new AssertionError("The only native-image metadata must be $metadata. The jar contains ${found.join(', ')}" as Object)
}

def banner = log.readLines().findAll { it =~ /(?i)thanks for using|donat|sponsor|opencollective/ }
if (banner) {
  throw new AssertionError("The generator must print no banner. It printed\n${banner.join('\n')}" as Object)
}

def changed = 'src/main/java/com/example/repairs/model/RepairState.java'
def refusal = log.indexOf("changed    $changed")
if (refusal < 0 || log.indexOf('To update them, run: mvn -Pregenerate', refusal) < 0) {
  throw new AssertionError("The build must report $changed, which was edited, and the command to regenerate it" as Object)
}
if (log.contains('\tat io.github.llamabatches')) {
  throw new AssertionError('The report must have no stack trace of the generator' as Object)
}
if (!new File(basedir, "generated/$changed").getText('UTF-8').contains('"in_progress"')) {
  throw new AssertionError("mvn -Pregenerate must restore $changed" as Object)
}
return true
