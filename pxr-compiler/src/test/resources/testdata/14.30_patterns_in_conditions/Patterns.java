/** Record patterns, nested and generic, with var and types. */
class Patterns {
    record P(Object o, int n) {}

    record Q<T>(T t, P p) {}

    int run(Object o, Q<String> q) {
        if (o instanceof P(String s, int n) && n > s.length()) {
        //: P -> Patterns$P; s is #s; n is #n; n@2 -> #n; s@2 -> #s; length -> String#length()
            return n;                                                //: n -> #n
        }
        if (q instanceof Q<String>(var t, P(var any, _)) && any != null) {
        //: t is #t; any is #any; any@2 -> #any
            return t.length() + any.hashCode();
            //: t -> #t; length -> String#length(); hashCode -> Object#hashCode()
        }
        boolean b = o instanceof final String f && !f.isEmpty();
        //: f is #f; f@2 -> #f; isEmpty -> String#isEmpty()
        return b ? 1 : 0;
    }
}
