/** Private members are accessible within the body of the top level class, but are not inherited. */
class Access {
    private int secret = 1;

    static class Friend {
        private int secret = 2;

        int both(Access other) {
            return other.secret + secret;
            //: secret -> Access#secret; secret@2 -> Access$Friend#secret
        }
    }

    class Sub extends Friend {
        int mine() {
            return secret;                      //: secret -> Access#secret
        }

        int its() {
            return super.secret;                //: secret -> Access$Friend#secret
        }
    }
}
