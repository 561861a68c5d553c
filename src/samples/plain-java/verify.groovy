// Checks the jars that the client adds to a service, and a start without a key.

def allowed = [
  'feign-core', 'feign-records-runtime', 'jackson-annotations', 'jackson-core', 'jackson-databind', 'jspecify',
  'llamacloud-batches-feign', 'llamacloud-batches-feign-api'
]
def libraries = new File(basedir, 'target/lib').listFiles().sort { it.name }
def total = libraries.sum { it.length() }
def found = libraries.collect { "  ${it.name}: ${it.length()} bytes" }.join('\n') + "\n  total: $total bytes"

def names = libraries.collect { it.name.replaceFirst(/-\d.*/, '') }
if (names != allowed) {
  throw new AssertionError("The runtime class path must contain exactly ${allowed.join(', ')}. It contains\n$found" as Object)
}
// Of these 2,632,000 are Feign, Jackson and JSpecify.
if (total >= 2_920_000) {
  throw new AssertionError("The runtime class path must have less than 2,920,000 bytes. It contains\n$found" as Object)
}

def java = new ProcessBuilder("${System.getProperty('java.home')}/bin/java", '-jar', "$basedir/target/failures.jar")
java.environment().remove('LLAMA_CLOUD_API_KEY')
java.redirectErrorStream(true)
def process = java.start()
def output = process.inputStream.text
if (process.waitFor() != 1 || !output.contains('LLAMA_CLOUD_API_KEY')) {
  throw new AssertionError("Without a key, startup must fail with a message about LLAMA_CLOUD_API_KEY. The exit code was ${process.exitValue()}:\n$output" as Object)
}
return true
