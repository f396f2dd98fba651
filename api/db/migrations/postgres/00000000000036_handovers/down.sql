DROP TABLE permit_handovers;
