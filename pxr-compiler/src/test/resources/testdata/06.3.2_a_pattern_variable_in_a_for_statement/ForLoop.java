/** What the condition implies is in scope in the update and the body. */
class ForLoop {
    String n = "";

    void run(Object o) {
        for (; o instanceof String n && n.length() > 1; o = n.substring(1)) {
        //: n is #n; n@2 -> #n; n@3 -> #n
            n.trim();                                                           //: n -> #n
        }
        n.trim();                                                               //: n -> ForLoop#n
    }
}
