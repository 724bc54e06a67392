import sys

from embedded.supervisor import main

sys.exit(main())
