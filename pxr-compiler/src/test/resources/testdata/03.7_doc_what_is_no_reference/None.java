/**
 * {@code {@link String}}, {@literal {@link String}}, {@systemProperty a.String}, {@link} {@@link String}
 * {@link String unfinished
 *
 * @see
 * @see String# no name, and so no {@link String} either
 * @throws String#valueOf(int) names a member, {@link String}
 * @param {@link String} is no name
 */
class None {
    /**
     * Behind a tag that belongs inside of text there is nothing.
     *
     * @link String
     * @see String
     */
    int a;

    /* {@link String} is no doc comment. */
    int b;

    /** {@link String} is one too many. */
    /** {@link Integer} //: Integer -> java.lang.Integer */
    int c;

    void m() {
        /** {@link String} documents nothing. */
        int d = 0;
    }
}
