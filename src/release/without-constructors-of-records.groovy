// A field that the API adds is one more component of its record, and so another canonical constructor. CHANGELOG.md leaves
// those out of the promise; builders stay in it.
jApiClasses.each { type ->
  def superclass = type.superclass?.newSuperclassName
  if (superclass?.present && superclass.get() == 'java.lang.Record') {
    type.constructors.clear()
  }
}
return jApiClasses
