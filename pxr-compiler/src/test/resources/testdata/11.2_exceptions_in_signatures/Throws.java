import java.io.*;

/** throws clauses, generic ones, and what catch can do with what it caught. */
class Throws {
    static class Own extends Exception {
        final int code;

        Own(int code, Throwable cause) {
            super("own", cause);                //: call super -> Exception#<init>(String,Throwable)
            this.code = code;                   //: write code -> Throws$Own#code
        }
    }

    @SuppressWarnings("unchecked")
    static <X extends Throwable> void sneaky(Throwable t) throws X {
    //: t is #t; X@2 -> Throws#sneaky(Throwable)<X>
        throw (X) t;                            //: X -> Throws#sneaky(Throwable)<X>; t -> #t
    }

    int run() throws IOException, Own {
    //: IOException -> java.io.IOException; Own -> Throws$Own
        try {
            sneaky(new Own(1, null));
            //: sneaky -> Throws#sneaky(Throwable); new Own -> Throws$Own#<init>(int,Throwable)
            throw new FileNotFoundException("f");
            //: new FileNotFoundException -> FileNotFoundException#<init>(String)
        } catch (FileNotFoundException | UncheckedIOException e) {
            e.getCause();                       //: getCause -> Throwable#getCause()
            throw e;
        } catch (IOException e) {
            if (e.getCause() instanceof Own own && own.code > 1) throw own;
            //: own is #own; own@2 -> #own; code -> Throws$Own#code; own@3 -> #own
            e.addSuppressed(e);
            //: addSuppressed -> Throwable#addSuppressed(Throwable)
        }
        return 0;
    }
}
