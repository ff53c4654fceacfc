package p;

/** Types of a package see each other without an import, in whichever file they stand. */
class Two {
    One one = new One();                //: One -> p.One; new One@2 -> p.One#<init>()
    Object helper = one.helper.two;
    //: one -> p.Two#one; helper@2 -> p.One#helper; two -> p.Helper#two
}

class Helper {
    Two two;
}
