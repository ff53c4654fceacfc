/** What stands in a literal names nothing. */
class Block {
    String name = """
            name + "quoted" // no comment \
            /* none */ \""" end""" + length("name");    //: length -> Block#length(String)
    char c = '"', d = '\'', e = '\u005c'';
    String s = "\"" + name + '"' + name.length();
    //: name -> Block#name; length -> String#length()

    int length(String s) {
        return s.length();
    }
}
