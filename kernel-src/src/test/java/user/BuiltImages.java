package user;

import nt.rtl.image.ImageOpening;
import nt.rtl.image.ImageSource;
import nt.rtl.image.PeImage;

final class BuiltImages {

    private BuiltImages() {}

    static PeImage open(String name) {
        return switch (PeImage.open(ImageSource.of(UserImages.read(name)))) {
            case ImageOpening.Opened(PeImage image) -> image;
            case ImageOpening.Refused(var status) -> throw new AssertionError(name + ": " + status);
        };
    }
}
