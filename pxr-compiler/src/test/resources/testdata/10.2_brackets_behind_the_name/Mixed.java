/** Brackets may stand behind a name, and even behind a method's parameters. */
class Mixed {
    String a[], b, c[][] = {{}};

    String m(String s[])[] {                //: def m -> Mixed#m(String[])
        return s;
    }

    void run() {
        a[0].length();                      //: length -> String#length()
        b.length();                         //: length -> String#length()
        c[0][0].length();                   //: length -> String#length()
        m(a)[0].length();                   //: m -> Mixed#m(String[]); length -> String#length()
        String x[] = a, y = "";             //: x is #x; y is #y
        x[0].concat(y);                     //: x -> #x; concat -> String#concat(String); y -> #y
    }
}
