/** The default constructor of an enum is called by each of its constants. */
enum Plain {
    @Deprecated ONE, TWO();
    //: annotation Deprecated -> java.lang.Deprecated; new_enum ONE -> Plain#<init>()
    //: new_enum TWO -> Plain#<init>()

    Plain next() {
        return this == ONE ? Plain.TWO : ONE;   //: ONE -> Plain#ONE; TWO -> Plain#TWO
    }
}
