import java.io.IOException;

class Tags {

    /** Seven, or {@value}. */
    static final int SEVEN = 7;

    /**
     * {@value #SEVEN}, {@value "%x" Tags#SEVEN}, {@inheritDoc Tags}, {@return a {@link String}} //: doc SEVEN -> Tags#SEVEN; SEVEN@2 -> Tags#SEVEN; Tags -> Tags; Tags@2 -> Tags; String -> java.lang.String
     * {@index "a term" of {@link Tags}}, {@summary {@link Tags}} //: Tags -> Tags; Tags@2 -> Tags
     * <a href="{@link Tags}">an attribute</a> <!-- {@link Tags} --> {@link Tags} //: Tags@1 -> Tags; Tags@2 -> Tags
     *
     * @param a the {@link Integer} //: a -> #1; Integer -> java.lang.Integer
     * @return {@link Tags} //: Tags -> Tags
     * @throws IOException never //: IOException -> java.io.IOException
     * @exception java.lang.Error never //: java -> java; lang -> java.lang; Error -> java.lang.Error
     * @see Tags#SEVEN //: Tags -> Tags; SEVEN -> Tags#SEVEN
     * @see #Tags() the constructor //: Tags -> Tags#<init>()
     * @see "a book by {@link Tags}"
     * @see <a href="x">a page</a> of {@link Tags} //: Tags -> Tags
     * @unknown a tag with a {@link Tags} in it //: Tags -> Tags
     * @serialField a Tags as {@link Tags} //: Tags -> Tags; Tags@2 -> Tags
     */
    String m(int a) throws IOException { //: def a is #1
        return null;
    }
}
