/** A type obscures a package of its name: the first part of a dotted name is looked up as a type first. */
class java {                            //: java -> java
    static class lang {
        static final int size = 1;
    }

    int size = java.lang.size;
    //: ref java -> java; lang -> java$lang; size@2 -> java$lang#size
}
