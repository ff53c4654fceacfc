/** An array has length, clone() of its own type, and what Object has. */
class Arrays_ {
    void run(int[] a, String[][] b) {
        int n = a.length + b[0].length + b[0][0].length();
        //: length -> []#length; length@2 -> []#length; length@3 -> String#length()
        a.clone()[0]++;                                     //: clone -> Object#clone()
        b.clone()[0][0].trim();
        //: clone -> Object#clone(); trim -> String#trim()
        a.getClass();                                       //: getClass -> Object#getClass()
        a.equals(b);                                        //: equals -> Object#equals(Object)
    }
}
