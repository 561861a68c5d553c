// Runs the program with both versions of Jackson. Jackson 2 is on both module paths; the module descriptor selects the version.

['jackson-2': 'JACKSON_2', 'jackson-3': 'JACKSON_3'].each { folder, library ->
  def target = new File(basedir, "target/$folder")
  def modulePath = "$target/overview-1.jar$File.pathSeparator$target/lib"
  def java = new ProcessBuilder("${System.getProperty('java.home')}/bin/java", '--show-module-resolution', '-p', modulePath, '-m', 'com.example.overview')
  java.redirectErrorStream(true)
  def process = java.start()
  def output = process.inputStream.getText('UTF-8')
  def status = process.waitFor()

  def expected = [
    "module com.example.overview with $library",
    '4 pages',
    'COMPLETED: 225',
    'REHYDRATING (unlisted): 25',
    'bat-0 is of type parse_v2 and has results: [BatchResult[',
    'refused with 401: ',
    'the uploaded form is whole',
    'the search is name=a+b',
    'the download is content of /files/1%2F2',
    'an event is e1'
  ]
  def missing = expected.findAll { !output.contains(it) }
  if (status != 0 || missing) {
    throw new AssertionError("With $folder the program exited with $status, and its output lacks $missing:\n$output" as Object)
  }
  // A jar without a descriptor would be an automatic module, which reads all modules.
  def automatic = output.readLines().findAll { it.contains('automatic') }
  if (automatic) {
    throw new AssertionError("Each module must have a descriptor:\n${automatic.join('\n')}" as Object)
  }
}
return true
