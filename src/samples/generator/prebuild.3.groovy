// Edits generated code, which must fail the build.

def file = new File(basedir, 'generated/src/main/java/com/example/repairs/model/RepairState.java')
def text = file.getText('UTF-8')
assert text.contains('"in_progress"')
file.setText(text.replace('"in_progress"', '"in progress"'), 'UTF-8')
