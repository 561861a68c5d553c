// A field that the API adds becomes another record component and changes the canonical constructor. CHANGELOG.md excludes these
// constructors from semantic versioning, but not the builders.
jApiClasses.each { type ->
  def superclass = type.superclass?.newSuperclassName
  if (superclass?.present && superclass.get() == 'java.lang.Record') {
    type.constructors.clear()
  }
}
return jApiClasses
