const whole = require('./jest.config.js');

/** The specs of the pure calculations alone, for mutation testing. */
module.exports = { ...whole, roots: ['<rootDir>/src/domain'], testTimeout: 60_000 };
