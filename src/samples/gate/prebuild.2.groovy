// Removes a property of the released specification.

def file = new File(basedir, 'openapi.yaml')
def text = file.getText('UTF-8')
def property = text.substring(text.indexOf('        shelf:'), text.indexOf('    Failure:'))
file.setText(text.replace(property, ''), 'UTF-8')
