import express from 'express';
export const X = express;
